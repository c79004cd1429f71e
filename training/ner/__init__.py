"""The named-entity half of the bundled pipeline: readers, label mappings, silver data and measuring."""
