from django.apps import AppConfig


class TakeawayConfig(AppConfig):
    name = "cardstudio.takeaway"
