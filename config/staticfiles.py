"""Static files under names that carry their content's hash, compressed once at collection."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStatic(CompressedManifestStaticFilesStorage):
    """Without a manifest (tests, a first start) the plain name is served instead of an error."""

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """The hashed name if the file was collected, else the plain one."""
        try:
            return super().stored_name(name)
        except ValueError:
            return name
