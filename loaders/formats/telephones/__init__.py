"""What telephones and their operators hand out besides calls: messages, contacts, reports."""
