from tests.sharing_fixtures import link, platform, post, template

__all__ = ["link", "platform", "post", "template"]
