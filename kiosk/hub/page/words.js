// What the pages say; every word of it stands in the catalogue.

import { TEXTS } from "./texts.js";

export const KINDS_OF_HELP = ["machine", "words", "next_step", "reading", "card", "decision", "counter", "other"];
export const WAYS_OF_HELP = ["alone", "one", "group"];

/** The text of a key, its {placeholders} filled in. */
export function text(key, values = {}) {
  return (TEXTS[key] || key.split(".").pop()).replace(/\{([a-z]+)\}/g, (_, name) => values[name]);
}

/** How long, as a person says it. */
export function howLong(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return text("phone.seconds", { count: whole });
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return text("phone.minutes", { count: minutes });
  return text("phone.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** What the head of a card says.  `me`: this page's nickname. */
export function stateOf(call, me) {
  const urgent = call.escalated && ["requested", "seen", "on_the_way"].includes(call.stage);
  return text(`phone.stage.${call.stage}${urgent ? "_urgent" : ""}`, { who: whoOf(call, me) });
}

function whoOf(call, me) {
  if (!call.by) return text("phone.staff");
  return call.by === me ? text("phone.you") : text("phone.named", { name: call.by });
}

/** How the glass is set. */
export function looksOf(looks) {
  const size = looks.text && text(`phone.size.${looks.text}`);
  const spoken = looks.slow ? text("phone.voice_slow") : text("phone.voice");
  const heard = looks.voice ? spoken : text("phone.voice_off");
  return [size && text("phone.text", { size }), heard].filter(Boolean).join("　");
}

/** The one who comes second is told who was first. */
export function tooLate(call) {
  const ended = call.stage === "cancelled" || call.stage === "resolved";
  const answered = call.by && (call.stage === "arrived" || call.stage === "on_the_way");
  return text(`phone.late.${ended || answered ? call.stage : "other"}`, { name: call.by });
}
