from disclosure.models.audits import AuditedPage
from disclosure.models.incidents import Incident
from disclosure.models.notices import Notice

__all__ = ["AuditedPage", "Incident", "Notice"]
