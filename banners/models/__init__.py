"""Breaking news: a banner has a level, a wording per edition, and must end."""

from banners.models.banner import Banner
from banners.models.change import BannerChange
from banners.models.edition import BannerEdition

__all__ = ["Banner", "BannerChange", "BannerEdition"]
