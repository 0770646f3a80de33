"""Static files of a laptop: the same names as in production, but compressed in seconds."""

from typing import Any

from whitenoise.compress import Compressor

from config.staticfiles import HashedStatic


class QuicklyCompressed(HashedStatic):
    """Without brotli, whose best compression of the API pages takes most of a minute."""

    def create_compressor(self, **options: Any) -> Compressor:
        return Compressor(**{**options, "use_brotli": False})
