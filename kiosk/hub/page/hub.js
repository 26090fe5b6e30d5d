// How a page talks with the hub.

const SILENCE_MS = 10_000; // pings come every 4 s; shown as lost well within 12 s
const LOOK_MS = 500;
const TRIES = 3;

/** The hub refused; `code` is its reason, `call` the call as it is now. */
export class Refused extends Error {
  constructor(status, told) {
    super(told.error || String(status));
    this.status = status;
    this.code = told.error;
    this.call = told.call;
  }
}

/** Sends and returns the answer.  Throws `Refused`, or a TypeError when the hub cannot be reached. */
export async function send(method, path, body, token) {
  const headers = body === undefined ? {} : { "Content-Type": "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(`/api/v1${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: token ? "omit" : "same-origin",
    cache: "no-store",
  });
  const told = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, told);
  return told;
}

/** The same, again after a lost connection.  Only for what may arrive twice: acts carry a key. */
export async function sendSurely(method, path, body) {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await send(method, path, body);
    } catch (error) {
      if (error instanceof Refused || left === 1) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

/** A key for one act.  Plain http has no randomUUID. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The hub's news.  A silent cut looks like a quiet day, so the pings are watched. */
export class Stream {
  constructor(hears, linked) {
    this.hears = hears;
    this.linked = linked; // told true and false
    this.last = null;
    this.heard = Date.now();
    this.open();
    setInterval(() => this.look(), LOOK_MS);
    for (const back of ["pageshow", "online", "visibilitychange", "resume"]) {
      (back === "visibilitychange" || back === "resume" ? document : window).addEventListener(back, () => this.look());
    }
  }

  open() {
    if (this.source) this.source.close();
    const after = this.last === null ? "" : `?after=${this.last}`;
    const source = new EventSource(`/api/v1/stream${after}`);
    for (const name of ["call", "watchers", "point", "ping"]) {
      source.addEventListener(name, (event) => this.take(name, event));
    }
    source.addEventListener("error", () => this.linked(false));
    this.source = source;
    this.opened = Date.now();
  }

  take(name, event) {
    this.heard = Date.now();
    if (event.lastEventId) this.last = Math.max(this.last || 0, Number(event.lastEventId));
    this.linked(true);
    this.hears[name](JSON.parse(event.data));
  }

  look() {
    const now = Date.now();
    if (now - this.heard < SILENCE_MS && this.source.readyState !== EventSource.CLOSED) return;
    this.linked(false);
    if (now - this.opened > 2000) this.open();
  }

  close() {
    this.look = () => {};
    this.source.close();
  }
}
