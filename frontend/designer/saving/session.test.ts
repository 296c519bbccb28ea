import assert from "node:assert/strict";
import { test } from "node:test";
import { type Fresh, Session } from "./session.ts";
import { settle } from "./testing.ts";

function setUp() {
  const page = { offers: 0, said: [] as string[], tokens: [] as string[], resumed: 0, close: () => {} };
  let fresh: () => Promise<Fresh | undefined> = async () => undefined;
  const session = new Session({
    user: "alice",
    userName: "Alice",
    say: (sentence) => page.said.push(sentence),
    offer: () => {
      page.offers += 1;
      return new Promise((done) => {
        page.close = done;
      });
    },
    look: () => fresh(),
    take: (token) => page.tokens.push(token),
  });
  session.onBack(() => {
    page.resumed += 1;
  });
  return { page, session, answers: (next: typeof fresh) => (fresh = next) };
}

test("the end is offered once, and again when asked for after it was put off", async () => {
  const { page, session } = setUp();
  session.end();
  session.end();
  void session.ask();
  assert.equal(page.offers, 1);
  page.close();
  await settle();
  void session.ask();
  assert.equal(page.offers, 2);
});

test("it goes on with the new token, once", async () => {
  const { page, session, answers } = setUp();
  session.end();
  answers(async () => ({ user: "alice", token: "new" }));
  await Promise.all([session.resume(), session.resume()]);
  assert.deepEqual([session.isOver, page.tokens, page.resumed, page.said.length], [false, ["new"], 1, 1]);
});

test("somebody else's session is not taken over", async () => {
  const { page, session, answers } = setUp();
  session.end();
  answers(async () => ({ user: "bob", token: "new" }));
  await session.resume();
  assert.deepEqual([session.isOver, page.tokens, page.resumed], [true, [], 0]);
  assert.match(page.said[0] ?? "", /Alice/);
});

test("while nobody is signed in, or nothing answers, it stays over", async () => {
  const { page, session, answers } = setUp();
  session.end();
  await session.resume();
  answers(() => Promise.reject(new TypeError("network")));
  await session.resume();
  assert.deepEqual([session.isOver, page.tokens, page.said], [true, [], []]);
});

test("a session that lives looks nowhere", async () => {
  const { session, answers } = setUp();
  answers(() => assert.fail("it looked"));
  await session.resume();
});
