"""Addresses of the chat list endpoints under /api/v1/."""

from django.urls import path

from cardstudio.chats import adding, api

urlpatterns = [
    path("chat-lists/", api.ChatListsView.as_view(), name="chat-list-list"),
    path("chat-lists/<uuid:pk>/", api.ChatListView.as_view(), name="chat-list"),
    path("chat-lists/<uuid:pk>/restore/", api.ChatListRestoreView.as_view(), name="chat-list-restore"),
    path("chat-lists/<uuid:pk>/copy/", api.ChatListCopyView.as_view(), name="chat-list-copy"),
    path("chat-lists/<uuid:pk>/move/", api.ChatListMoveView.as_view(), name="chat-list-move"),
    path("chat-lists/<uuid:pk>/jsapi-config/", adding.JsapiConfigView.as_view(), name="chat-list-jsapi-config"),
    path("chat-lists/<uuid:pk>/names/", api.NamesView.as_view(), name="chat-list-names"),
    path("chat-lists/<uuid:pk>/chats/", api.ChatsView.as_view(), name="chat-list-chats"),
    path("chat-lists/<uuid:pk>/chats/remove/", api.ChatsRemoveView.as_view(), name="chat-list-chats-remove"),
    path("chat-lists/<uuid:pk>/chats/restore/", api.ChatsRestoreView.as_view(), name="chat-list-chats-restore"),
    path("chat-lists/<uuid:pk>/chats/<str:ref>/", api.ChatView.as_view(), name="chat-list-chat"),
]
