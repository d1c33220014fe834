// purpose: The audit log is read by time, newest first.
// parameters: none
// columns: none
CREATE INDEX audit_at IF NOT EXISTS FOR (e:AuditEntry) ON (e.at)
