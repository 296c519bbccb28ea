"""Pages of chat lists."""

from django.urls import path

from cardstudio.chats import pages

app_name = "chats"
urlpatterns = [
    path("chats/", pages.index, name="index"),
    path("chats/<uuid:pk>/", pages.chat_list, name="list"),
    path("chats/<uuid:pk>/remove/", pages.remove, name="remove"),
    path("chats/<uuid:pk>/delete/", pages.delete, name="delete"),
]
