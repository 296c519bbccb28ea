from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "cardstudio.library"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from cardstudio.db import recounting
        from cardstudio.library.counts import libraries_recount  # models are there only now
        from cardstudio.library.own_rows import own_rows_recount
        from cardstudio.library.sample_cards import on_sign_in
        from cardstudio.library.search.index import search_reindex

        user_logged_in.connect(on_sign_in, dispatch_uid="library.samples")
        recounting.register(recounting.Recount("libraries", libraries_recount))
        recounting.register(recounting.Recount("stars and sendings", own_rows_recount))
        recounting.register(recounting.Recount("search", search_reindex))
