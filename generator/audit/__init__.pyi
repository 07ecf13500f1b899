from .auditing import Audit as Audit
from .auditing import Finding as Finding
from .auditing import audit_manuscript as audit_manuscript
from .reading.opening import read_manuscript as read_manuscript
from .reading.plain import read_text as read_text
