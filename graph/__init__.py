"""The knowledge: values, resolution, storage and networks of complaint cases."""
