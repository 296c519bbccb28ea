"""Pages of chat lists."""

from django.urls import path

from cardstudio.chats import adding, pages

app_name = "chats"
urlpatterns = [
    path("chats/", pages.index, name="index"),
    path("chats/<uuid:pk>/", pages.chat_list, name="list"),
    path("chats/<uuid:pk>/rename/", pages.rename, name="rename"),
    path("chats/<uuid:pk>/change/", pages.change, name="change"),
    path("chats/<uuid:pk>/names/", pages.names, name="names"),
    path("chats/<uuid:pk>/remove/", pages.remove, name="remove"),
    path("chats/<uuid:pk>/undo/", pages.undo, name="undo"),
    path("chats/<uuid:pk>/delete/", pages.delete, name="delete"),
    path("chats/<uuid:pk>/restore/", pages.restore, name="restore"),
    path("chats/<uuid:pk>/chats.csv", pages.export, name="export"),
    path("chats/<uuid:pk>/add/", adding.add, name="add"),
]
