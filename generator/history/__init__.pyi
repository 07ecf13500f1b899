from .difference import Label as Label
from .git_program import git_version as git_version
from .past import Comparison as Comparison
from .past import changes_of as changes_of
from .past import compare_moments as compare_moments
from .past import past_workspace as past_workspace
from .repository import Revision as Revision
