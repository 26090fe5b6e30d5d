// The calls as this page knows them.

const OPEN = ["requested", "seen", "on_the_way", "arrived"];
const EARLIER = 5;

/** From which stages an act has a meaning, as in the hub. */
const LEADS = {
  see: ["requested"],
  come: ["requested", "seen"],
  give_back: ["on_the_way"],
  arrive: ["requested", "seen", "on_the_way"],
  resolve: OPEN,
};

export function means(act, call) {
  return LEADS[act].includes(call.stage);
}

export function waits(call) {
  return call.stage === "requested" || call.stage === "seen";
}

export class Calls {
  constructor() {
    this.open = new Map();
    this.ended = [];
    this.points = new Map();
    this.late = new Map();
  }

  /** Takes a call as it is now; older news of it are left.  Returns whether somebody has to be told aloud. */
  take(call) {
    const known = this.open.get(call.id);
    if (known && call.seq < known.seq) return false;
    if (!OPEN.includes(call.stage)) {
      this.end(call, known);
      return false;
    }
    this.open.set(call.id, call);
    if (known && known.stage !== call.stage) this.late.delete(call.id);
    if (!waits(call)) return call.escalated && !(known && known.escalated);
    return !known || !waits(known) || (call.escalated && !known.escalated);
  }

  end(call, known) {
    this.open.delete(call.id);
    this.points.delete(call.id);
    this.late.delete(call.id);
    if (known) this.ended = [call, ...this.ended].slice(0, EARLIER);
  }

  point({ call, key, by }) {
    if (key) this.points.set(call, { key, by });
    else this.points.delete(call);
  }

  /** Who waits without an answer first, the urgent before the others, each group by age. */
  inOrder() {
    const rank = (call) => (call.stage === "arrived" ? 3 : call.escalated ? 0 : waits(call) ? 1 : 2);
    return [...this.open.values()].sort(
      (one, other) => rank(one) - rank(other) || one.opened.localeCompare(other.opened),
    );
  }

  waiting() {
    return [...this.open.values()].filter(waits);
  }
}
