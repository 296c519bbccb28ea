"""Django's SQLite backend, fairer to those who wait for the write lock."""
