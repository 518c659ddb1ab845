"""What a document is written as: Word, PDF, and the pictures in both."""
