"""Addresses of the chat list endpoints under /api/v1/."""

from django.urls import path

from cardstudio.chats import api

urlpatterns = [
    path("chat-lists/", api.ChatListsView.as_view(), name="chat-list-list"),
    path("chat-lists/<uuid:pk>/", api.ChatListView.as_view(), name="chat-list"),
    path("chat-lists/<uuid:pk>/chats/", api.ChatsView.as_view(), name="chat-list-chats"),
    path("chat-lists/<uuid:pk>/chats/<str:open_chat_id>/", api.ChatView.as_view(), name="chat-list-chat"),
]
