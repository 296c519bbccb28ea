from django.apps import AppConfig


class TeamsConfig(AppConfig):
    name = "cardstudio.teams"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from cardstudio.teams.sample_team import on_sign_in  # models are there only now

        user_logged_in.connect(on_sign_in, dispatch_uid="teams.sample_team")
