/**
 * Makes the calls of `test_official_node_sdk.py` with the vendor's Node SDK and prints what came of them as JSON.
 *
 *   node official_node_sdk.mjs http://127.0.0.1:8001
 */
import * as lark from "@larksuiteoapi/node-sdk";

const PAYMENTS = "oc_5ad11d72b830411d";
const LIN = "ou_71d0e3b58c";
const [, , domain] = process.argv;
// A build's proxy is not for servers of this machine.
for (const name of ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"]) delete process.env[name];

// It writes to the standard output otherwise, whole requests with their tokens among it.
const silent = () => undefined;
const logger = { error: silent, warn: silent, info: silent, debug: silent, trace: silent };
const client = new lark.Client({ appId: "cli_simulator", appSecret: "simulator-secret", domain, logger });
const card = (content) => JSON.stringify({ schema: "2.0", body: { elements: [{ tag: "markdown", content }] } });

/** What a call answered; of a refusal the platform's code and nothing else, for the error carries the token. */
async function asked(call) {
  try {
    return await call;
  } catch (error) {
    return { code: error.response?.data?.code ?? String(error.message) };
  }
}

const { chat, chatMembers, image, message } = client.im;
const results = {};
results.chats = await asked(chat.list({ params: { page_size: 50 } }));
results.members = await asked(chatMembers.get({ path: { chat_id: PAYMENTS } }));
results.sent = await asked(
  message.create({
    params: { receive_id_type: "chat_id" },
    data: { receive_id: PAYMENTS, msg_type: "interactive", content: card("Hello") },
  }),
);
const path = { message_id: results.sent.data?.message_id };
results.reply = await asked(message.reply({ path, data: { msg_type: "text", content: '{"text":"Yes"}' } }));
results.patched = await asked(message.patch({ path, data: { content: card("Changed") } }));
results.read = await asked(message.get({ path, params: { card_msg_content_type: "user_card_content" } }));
results.listed = await asked(
  message.list({ params: { container_id_type: "chat", container_id: PAYMENTS, sort_type: "ByCreateTimeDesc" } }),
);
results.recalled = await asked(message.delete({ path }));
results.again = await asked(message.delete({ path }));
// A buffer, as its documentation has it: the part gets no filename.
results.image = await asked(image.create({ data: { image_type: "message", image: Buffer.from([0x89, 0xff, 0]) } }));
results.user = await asked(
  client.contact.user.get({ path: { user_id: LIN }, params: { user_id_type: "open_id" } }),
);
results.ids = await asked(
  client.contact.user.batchGetId({ data: { emails: ["lin@harbour.example"] }, params: { user_id_type: "open_id" } }),
);
results.bot = await asked(client.request({ method: "GET", url: "/open-apis/bot/v3/info" }));
results.ticket = await asked(client.request({ method: "POST", url: "/open-apis/jssdk/ticket/get" }));
results.unknown = await asked(client.request({ method: "GET", url: "/open-apis/im/v9/nothing" }));
results.method = await asked(client.request({ method: "PUT", url: "/open-apis/im/v1/chats" }));

process.stdout.write(JSON.stringify(results));
