"""What the reader adds and how the reader likes it, kept in the profile's folder."""
