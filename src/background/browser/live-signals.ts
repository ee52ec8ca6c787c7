import { browser } from '../../browser.ts';
import type { Signal, SignalWatch } from '../../model/schemas/people/signal.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import type { Cognism2016Access } from '../../services/cognism-2016/call.ts';
import { readMessage, websocketAddress } from '../../services/cognism-2016/events/websocket.ts';

const ALARM_NAME = 'live';
/** Less than the 30 s after which browsers end an idle background (ms). */
const HEARTBEAT_MS = 20_000;
/** How long the line must be up before what it missed is read, since a bad line goes up and down (ms). */
const CATCH_UP_DELAY_MS = 5 * 60_000;
/** Shortest time between two such readings: many servers cut a silent line every minute (ms). */
const MIN_READ_INTERVAL_MS = 60 * 60_000;

const MINUTE = 60_000;
/** The wait between attempts starts at two minutes and doubles up to this (minutes). */
const MAX_RECONNECT_MINUTES = 60;

type LiveSignalsDeps = {
  readonly store: {
    readonly watch: () => Promise<SignalWatch | null>;
    readonly changeWatch: (change: (watch: SignalWatch) => SignalWatch) => Promise<unknown>;
  };
  readonly access: () => Promise<Cognism2016Access | null>;
  readonly mayReach: (address: string) => Promise<boolean>;
  readonly hear: (signals: readonly Signal[]) => Promise<void>;
  readonly changed: Changed;
  readonly now: () => number;
};

const NOT_TRIED = { address: null, closes: 0, notBefore: 0 } as const;

/**
 * Keeps a websocket to Cognism open while the user wants it and the browser runs. A call every 20 s keeps the
 * background alive; if it or the socket dies, an alarm reopens the socket within a minute, or later if it failed to
 * open before. Nothing is sent: which messages Cognism would take is not documented.
 */
export function createLiveSignals({ store, access, mayReach, hear, changed, now }: LiveSignalsDeps) {
  let startListening = () => {};
  let open: { readonly address: string; readonly socket: WebSocket } | null = null;
  // The address holds keys, so attempts that fail in a row become rarer.
  let tried: { readonly address: string | null; readonly closes: number; readonly notBefore: number } = NOT_TRIED;

  async function mark(liveSince: number | null): Promise<void> {
    await store.changeWatch((watch) => {
      if (liveSince === null) return { ...watch, liveSince };
      if (watch.failure) return { ...watch, liveSince };
      const soon = Math.max(now() + CATCH_UP_DELAY_MS, (watch.readTo ?? 0) + MIN_READ_INTERVAL_MS);
      return { ...watch, liveSince, goOnAt: Math.min(watch.goOnAt, soon) };
    });
    changed(changeOf(['signals']));
    if (liveSince !== null) startListening();
  }

  function connect(address: string): void {
    const socket = new WebSocket(address);
    const line = { address, socket };
    open = line;
    const beat = setInterval(() => void browser.runtime.getPlatformInfo(), HEARTBEAT_MS);
    let hasOpened = false;
    socket.addEventListener('open', () => {
      hasOpened = true;
      tried = NOT_TRIED;
      void mark(now()).catch(() => {});
    });
    socket.addEventListener('message', ({ data }) => {
      const read = readMessage(data, now());
      // What can't be stored now is read again by the next poll.
      if (read) void hear(read.signals).catch(() => {});
    });
    socket.addEventListener('close', () => {
      clearInterval(beat);
      // A newer socket has replaced this one.
      if (open !== line && open !== null) return;
      if (open === line && !hasOpened) waitLonger(address);
      open = null;
      void mark(null).catch(() => {});
    });
  }

  function waitLonger(address: string): void {
    const closes = tried.address === address ? tried.closes + 1 : 1;
    tried = { address, closes, notBefore: now() + Math.min(2 ** closes, MAX_RECONNECT_MINUTES) * MINUTE };
  }

  function hangUp(): void {
    const line = open;
    open = null;
    line?.socket.close();
  }

  async function follow(): Promise<void> {
    const watch = await store.watch();
    const found = watch?.isOn && watch.isLive ? await access() : null;
    if (!found) {
      tried = NOT_TRIED;
      hangUp();
      if (watch?.liveSince != null) await mark(null);
      return void (await browser.alarms.clear(ALARM_NAME));
    }
    await browser.alarms.create(ALARM_NAME, { delayInMinutes: 1, periodInMinutes: 1 });
    const address = (await mayReach(found.base)) ? websocketAddress(found) : null;
    if (address !== null && address === open?.address) return;
    hangUp();
    if (address !== tried.address) tried = NOT_TRIED;
    if (address !== null) {
      if (tried.notBefore <= now()) connect(address);
    } else if (watch?.liveSince != null) {
      // An earlier background may have died while the line was up.
      await mark(null);
    }
  }

  // Serialised: two at once could open two sockets.
  let last = Promise.resolve();
  return {
    follow(): void {
      last = last.then(follow).catch(() => {});
    },

    /** Call in the first tick. @param read has due events read */
    begin(read: () => void): void {
      startListening = read;
      browser.alarms.onAlarm.addListener(({ name }) => {
        if (name === ALARM_NAME) this.follow();
      });
      this.follow();
    },
  };
}
