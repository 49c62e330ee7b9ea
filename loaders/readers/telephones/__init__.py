"""What telephones write in ways of their own: contacts and chats."""
