from .between import Comparison as Comparison
from .between import compare_moments as compare_moments
from .difference import HEADINGS as HEADINGS
from .past_workspace import past_workspace as past_workspace
from .repository import Revision as Revision
