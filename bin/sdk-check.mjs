// What bin/sdk-check asks. Works with the canned model too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import OpenAI from "openai";

const url = process.env.COACH_URL;
const PIXEL =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";
const messages = [{ role: "user", content: "Say hello." }];

async function post(path, body, authorization) {
  const headers = { "Content-Type": "application/json", ...(authorization && { Authorization: authorization }) };
  const response = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
  const answer = await response.json();
  assert.ok(response.ok, `${path}: ${JSON.stringify(answer)}`);
  return answer;
}

async function demoKey(scope) {
  const trader = readFileSync(process.env.DEMO_ACCOUNTS, "utf8").split("\n").find((it) => it.startsWith("trader "));
  const [, email, password] = trader.split(" ");
  const { access_token } = await post("/api/auth/login", { email, password });
  return (await post("/api/keys", { name: "sdk-check", scopes: [scope] }, `Bearer ${access_token}`)).key;
}

const client = (apiKey, more) => new OpenAI({ apiKey, baseURL: `${url}/v1`, maxRetries: 0, ...more });
const openai = client(process.env.COACH_KEY || (await demoKey("ai")));

const checks = {
  "models are listed": async () => {
    const ids = (await openai.models.list()).data.map((it) => it.id);
    assert.ok(ids.includes("coach"), ids.join(" "));
  },
  "one model is retrieved": async () => {
    const { data, response } = await openai.models.retrieve("coach").withResponse();
    assert.equal(data.id, "coach");
    assert.equal(data.object, "model");
    assert.ok(response.headers.get("x-request-id"));
  },
  "a model with a slash in its name is retrieved": async () => {
    const { data: all } = await openai.models.list();
    const { id, owned_by } = all.find((it) => it.owned_by !== "trading-coach");
    assert.equal((await openai.models.retrieve(`${owned_by}/${id}`)).owned_by, owned_by);
  },
  "a model that is not there is a NotFoundError": () =>
    assert.rejects(openai.models.retrieve("openai/gpt-1"), (error) => {
      assert.ok(error instanceof OpenAI.NotFoundError);
      return error.code === "model_not_found";
    }),
  "a chat completion": async () => {
    const { data, response } = await openai.chat.completions
      .create({ model: "coach", messages, n: 1, stop: ["END"], seed: 7, max_completion_tokens: 50 })
      .withResponse();
    assert.ok(data.choices[0].message.content);
    assert.ok(data.usage.total_tokens > 0);
    assert.equal(response.headers.get("x-coach-attempts"), "1");
    assert.ok(response.headers.get("x-request-id"));
  },
  "a chat completion as a stream, with its usage": async () => {
    const stream = await openai.chat.completions.create({
      model: "coach", messages, stream: true, stream_options: { include_usage: true },
    });
    let text = "";
    let usage;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta?.content ?? "";
      usage = chunk.usage ?? usage;
    }
    assert.ok(text);
    assert.ok(usage.total_tokens > 0);
  },
  "a response": async () => {
    const response = await openai.responses.create({ model: "coach", input: "Say hello." });
    assert.equal(response.status, "completed");
    assert.ok(response.output_text);
  },
  "a response as a stream": async () => {
    const types = [];
    for await (const event of await openai.responses.create({ model: "coach", input: "Say hello.", stream: true })) {
      types.push(event.type);
    }
    assert.equal(types[0], "response.created");
    assert.ok(types.includes("response.output_text.delta"));
    assert.equal(types.at(-1), "response.completed");
  },
  "an image": async () => {
    const content = [{ type: "text", text: "What is this?" }, { type: "image_url", image_url: { url: PIXEL } }];
    const answer = await openai.chat.completions.create({ model: "coach", messages: [{ role: "user", content }] });
    assert.ok(answer.choices[0].message.content);
  },
  "an answer in a form": async () => {
    const schema = {
      type: "object", properties: { direction: { type: "string" } }, required: ["direction"], additionalProperties: false,
    };
    const answer = await openai.chat.completions.create({
      model: "coach", messages, response_format: { type: "json_schema", json_schema: { name: "trend", strict: true, schema } },
    });
    assert.equal(typeof JSON.parse(answer.choices[0].message.content).direction, "string");
  },
  "tools are taken": async () => {
    const tools = [{ type: "function", function: { name: "look", parameters: { type: "object", properties: {} } } }];
    assert.ok((await openai.chat.completions.create({ model: "coach", messages, tools })).choices.length);
  },
  "a key pays once": async () => {
    const once = { headers: { "Idempotency-Key": crypto.randomUUID() } };
    const ask = () => openai.chat.completions.create({ model: "coach", messages }, once).withResponse();
    const first = await ask();
    const again = await ask();
    assert.deepEqual(again.data, first.data);
    assert.equal(again.response.headers.get("idempotent-replayed"), "true");
  },
  "a wrong key is an AuthenticationError": () =>
    assert.rejects(client("tck_wrong").models.list(), OpenAI.AuthenticationError),
  "an unknown model is a NotFoundError": () =>
    assert.rejects(openai.chat.completions.create({ model: "gpt-1", messages }), (error) => {
      assert.ok(error instanceof OpenAI.NotFoundError);
      return error.code === "model_not_found";
    }),
  "an image from elsewhere is a BadRequestError": () => {
    const content = [{ type: "image_url", image_url: { url: "https://example.invalid/a.png" } }];
    return assert.rejects(
      openai.chat.completions.create({ model: "coach", messages: [{ role: "user", content }] }), OpenAI.BadRequestError);
  },
  "store is a BadRequestError": () =>
    assert.rejects(openai.chat.completions.create({ model: "coach", messages, store: true }), OpenAI.BadRequestError),
};
if (!process.env.COACH_KEY) {
  checks["a key without the scope is a PermissionDeniedError"] = async () =>
    assert.rejects(client(await demoKey("read")).models.list(), OpenAI.PermissionDeniedError);
}

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`ok      ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}\n        ${error.stack}`);
  }
}
process.exit(failed ? 1 : 0);
