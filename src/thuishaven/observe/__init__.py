"""What was seen: recording, editing with revisions, list and timeline."""
