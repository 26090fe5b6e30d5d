// Every word of the supporters' page.

export const KIND = { beside: "そばで 教えてほしい", watch: "見ていてほしい" };

export const ABOUT = {
  machine: "機械の使い方",
  words: "言葉の意味",
  next_step: "つぎに すること",
  reading: "読むこと・見ること",
  card: "カード・書類",
  decision: "決めること",
  counter: "窓口の用事",
  other: "そのほか",
};

export const GUIDED = { alone: "ひとりで できた", one: "いっしょに", group: "みんなで" };

const TEXT = { standard: "標準", large: "大きい", larger: "とても大きい", largest: "いちばん大きい" };

const ENDED = { resolved: "おわりました", cancelled: "住民の方が とりやめました" };

/** How long, as a person says it. */
export function howLong(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole}秒`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}分` : `${Math.floor(minutes / 60)}時間${minutes % 60}分`;
}

/** What the head of a card says.  `me`: this page's nickname. */
export function stateOf(call, me) {
  const who = call.by === me ? "あなた" : `${call.by}さん`;
  const urgent = call.escalated && call.stage !== "arrived";
  switch (call.stage) {
    case "requested":
      return urgent ? "急いでください。まだ だれも行っていません" : "よんでいます";
    case "seen":
      return urgent ? `急いでください。${who}が 見ましたが、だれも行っていません` : `${who}が 見ました`;
    case "on_the_way":
      return urgent ? `${who}が むかいましたが、まだ ついていません` : `${who}が むかっています`;
    case "arrived":
      return call.by ? `${who}が そばにいます` : "係が そばにいます";
    default:
      return ENDED[call.stage];
  }
}

/** How the glass is set. */
export function looksOf(looks) {
  const text = TEXT[looks.text] || looks.text;
  const voice = looks.voice ? (looks.slow ? "声あり（ゆっくり）" : "声あり") : "声なし";
  return [text && `文字: ${text}`, voice].filter(Boolean).join("　");
}

/** The one who comes second is told who was first. */
export function tooLate(call) {
  if (call.stage === "cancelled") return "住民の方が とりやめました。";
  if (call.stage === "resolved") return "もう おわっています。";
  if (call.by && call.stage === "arrived") return `もう ${call.by}さんが そばにいます。ありがとうございます。`;
  if (call.by) return `もう ${call.by}さんが むかっています。ありがとうございます。`;
  return "ようすが変わりました。もう一度 見てください。";
}

export const SAY = {
  come: "いきます",
  seen: "見ました",
  arrived: "ついた",
  giveBack: "行けなくなりました",
  freeAgain: "ほかの人が 行けるようにする",
  resolve: "おわった",
  aboutWhat: "何のことでしたか（いくつでも）",
  done: "これで おわり",
  notYet: "まだ",
  minutes: "つくまでの目安も つたえる",
  inMinutes: (minutes) => `あと${minutes}分`,
  told: (minutes) => `あと${minutes}分くらい、と つたえました`,
  guided: "今日の ようす",
  onPage: (time) => `このページに ${time}`,
  waiting: (time) => `${time} まっています`,
  sinceThen: (time) => `${time} たちました`,
  troubles: (count) => `押し直し ${count}回`,
  noProcedure: "はじめのページ",
  forbidden: "しないこと",
  gone: "タブレットの ようすが わかりません。席を 見てください。",
  watching: "いっしょに 見る",
  watchRule: "押すのは 住民の方だけです。名前を押すと、画面のその場所に しるしが つきます。",
  pointing: (words) => `「${words}」に しるしを つけています`,
  unpoint: "しるしを 消す",
  calm: "いま、よんでいる人は いません。",
  restingCalm: "休けい中です。この画面は 鳴りません。",
  connected: "つながっています",
  connecting: "つないでいます",
  lost: "つながっていません。呼び出しが 届きません。受付に 声をかけてください。",
  notSent: "送れませんでした。もう一度 押してください。",
  tooMany: "少し待ってから、もう一度 押してください。",
  wake: "ここを 一度 押してください。呼び出しのときに 音が出ます。",
  sure: "電話は、画面が消えると 鳴りません。かならず鳴るのは 受付のパソコンだけです。",
  shift: (time) => `${time} まで 受けられます。`,
  shiftEnds: (time) => `まもなく おわります（${time}）。つづけるときは 受付で もう一度 入ってください。`,
  rest: "休けい中にする",
  back: "休けいを おわる",
  out: "この電話では もう 受けられません。つづけるときは、受付の 四角いもようを 読みとってください。",
  leaveSure: "おわりにして よいですか。もう一度 押すと おわります。",
  titleCalm: "てつなぎ 呼び出し",
  titleCalls: (count) => `【${count}人】よんでいます`,
};
