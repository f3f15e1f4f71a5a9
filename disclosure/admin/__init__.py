from disclosure.admin.incidents import IncidentAdmin
from disclosure.admin.notices import NoticeAdmin

__all__ = ["IncidentAdmin", "NoticeAdmin"]
