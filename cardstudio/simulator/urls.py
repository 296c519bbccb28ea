"""Every address of the pretend Feishu. Those of the open platform and of applinks are the platform's own."""

from django.urls import path, re_path

from cardstudio.simulator import (
    applinks,
    contact_sheet,
    contacts,
    control,
    hostpage,
    im_chats,
    im_images,
    im_messages,
    native,
    oauth,
    openplatform,
    webhooks,
    window,
)
from cardstudio.simulator.answers import methods

handler404 = "cardstudio.simulator.window.not_found"

MESSAGE = {
    "GET": im_messages.message,
    "PATCH": im_messages.patch,
    "PUT": im_messages.edit,
    "DELETE": im_messages.recall,
}

urlpatterns = [
    path("", window.index, name="window"),
    path("catalog/", contact_sheet.index, name="catalog"),
    path("host/", hostpage.page, name="host"),
    path("host/sign/", hostpage.sign, name="host-sign"),
    path("healthz", window.healthz),
    # controls
    path("control/", control.control, name="control"),
    path("control/state/", control.state, name="state"),
    path("control/messages/", control.compose, name="compose"),
    path("control/messages/<str:open_message_id>/", control.card_text),
    # the open platform; some clients add a slash
    re_path(r"^open-apis/auth/v3/tenant_access_token/internal/?$", methods(POST=openplatform.tenant_token)),
    re_path(r"^open-apis/auth/v3/app_access_token/internal/?$", methods(POST=openplatform.app_token)),
    re_path(r"^open-apis/jssdk/ticket/get/?$", methods(GET=openplatform.ticket, POST=openplatform.ticket)),
    path("open-apis/authen/v1/user_info", methods(GET=openplatform.user_info)),
    path("open-apis/authen/v1/authorize", methods(GET=oauth.authorize, POST=oauth.authorize)),
    path("open-apis/authen/v2/oauth/token", methods(POST=oauth.token_v2)),
    path("oauth/v3/token", methods(POST=oauth.token_v3)),
    path("open-apis/im/v1/chats", methods(GET=im_chats.chats)),
    path("open-apis/im/v1/chats/search", methods(GET=im_chats.chats)),
    path("open-apis/im/v1/chats/<str:chat_id>", methods(GET=im_chats.chat)),
    path("open-apis/im/v1/chats/<str:chat_id>/members", methods(GET=im_chats.members)),
    path("open-apis/im/v1/chats/<str:chat_id>/members/is_in_chat", methods(GET=im_chats.is_in_chat)),
    path("open-apis/im/v1/messages", methods(GET=im_messages.listed, POST=im_messages.create)),
    path("open-apis/im/v1/messages/<str:message_id>", methods(**MESSAGE)),
    path("open-apis/im/v1/messages/<str:message_id>/reply", methods(POST=im_messages.reply)),
    path("open-apis/im/v1/images", methods(POST=im_images.images)),
    path("open-apis/contact/v3/users/batch", methods(GET=contacts.users)),
    path("open-apis/contact/v3/users/batch_get_id", methods(POST=contacts.user_ids)),
    path("open-apis/contact/v3/users/<str:user_id>", methods(GET=contacts.user)),
    path("open-apis/bot/v3/info", methods(GET=openplatform.bot_info)),
    path("open-apis/bot/v2/hook/<str:token>", methods(POST=webhooks.hook)),
    re_path(r"^(?:open-apis|oauth)(?:/|$)", openplatform.nothing),
    # applinks
    path("client/web_url/open", applinks.web_url),
    path("client/web_app/open", applinks.web_app),
    path("client/chat/open", applinks.chat),
    # the SDK and its native side
    path("h5-js-sdk.js", native.sdk),
    path("native/", native.page, name="native"),
    path("native/config/", native.config),
    path("native/begin/", native.begin),
    path("native/check/", native.check),
    path("native/chats/", native.chats),
    path("native/groups/", native.groups),
    path("native/resolve/", native.resolve),
    path("native/send/", native.send),
    path("native/code/", native.code),
    path("native/log/", native.log, name="log"),
]
