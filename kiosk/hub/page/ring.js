// Sound and vibration.  Browsers allow both only after a first touch of the page.

const AGAIN_MS = 15_000;
const NOTES = [[784, 0], [988, 0.18], [784, 0.55], [988, 0.73]]; // Hz, s: soft, never sudden

export class Ring {
  constructor() {
    this.sound = null;
    this.rung = 0;
  }

  /** To be called from a touch. */
  wake() {
    const Context = window.AudioContext || window.webkitAudioContext;
    if (!this.sound && Context) this.sound = new Context();
    if (this.sound) this.sound.resume();
    if (navigator.wakeLock && !this.lock) this.stayAwake();
  }

  get awake() {
    return Boolean(this.sound) && this.sound.state === "running";
  }

  /** Rings now. */
  ring() {
    this.rung = Date.now();
    if (navigator.vibrate) navigator.vibrate([300, 150, 300]);
    for (const [pitch, after] of NOTES) this.note(pitch, after, 0.5);
  }

  /** Rings again while somebody waits. */
  remind() {
    if (Date.now() - this.rung >= AGAIN_MS) this.ring();
  }

  /** One low tone: the line is cut. */
  warn() {
    this.note(392, 0, 0.4);
    this.note(330, 0.3, 0.4);
  }

  note(pitch, after, loud) {
    if (!this.sound) return;
    const start = this.sound.currentTime + after;
    const tone = this.sound.createOscillator();
    const volume = this.sound.createGain();
    tone.type = "triangle";
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(loud, start + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
    tone.connect(volume).connect(this.sound.destination);
    tone.start(start);
    tone.stop(start + 0.55);
  }

  /** Only a page served by https may keep the screen on. */
  stayAwake() {
    navigator.wakeLock.request("screen").then(
      (lock) => {
        this.lock = lock;
        lock.addEventListener("release", () => { this.lock = null; });
      },
      () => {},
    );
  }
}
