"""What components are made of and share, a folder each, laid out like theirs: texts, icons, links, the root."""
