from .profile import Standard as Standard
from .profile import load_standard as load_standard
from .profile import profile_for as profile_for
from .profile import profile_ids as profile_ids
from .values import Confidence as Confidence
from .values import Length as Length
from .values import Part as Part
from .values import Value as Value
