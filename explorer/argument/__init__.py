"""The claims that documents make in Argdown."""
