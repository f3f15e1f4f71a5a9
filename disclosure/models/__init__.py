from disclosure.models.audits import AuditedPage
from disclosure.models.incidents import Incident
from disclosure.models.notices import Notice
from disclosure.models.record import Body, Checkpoint, Edition, Entry, Frozen, Node

__all__ = [
    "AuditedPage",
    "Body",
    "Checkpoint",
    "Edition",
    "Entry",
    "Frozen",
    "Incident",
    "Node",
    "Notice",
]
