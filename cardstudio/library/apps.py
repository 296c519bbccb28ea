from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "cardstudio.library"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from cardstudio.library.sample_cards import on_sign_in  # models are there only now

        user_logged_in.connect(on_sign_in, dispatch_uid="library.samples")
