import type { AlertPage } from '../../live/alerting.ts';
import { addressOf } from '../../state/address.ts';

/** Notes of the sound, in Hz: a fourth up, quiet and short. */
const notes = [659.3, 880];
const noteSeconds = 0.11;

/** This page in this browser. Nothing here may fail: a browser that refuses to ring has been told to. */
export function alertPage(): AlertPage {
  let audio: AudioContext | null = null;
  return {
    isLookedAt: () => document.visibilityState === 'visible' && document.hasFocus(),
    show: ({ channelId, title, text }) => {
      if (!('Notification' in window) || Notification.permission !== 'granted') return;
      const notification = new Notification(title, { body: text, tag: channelId });
      notification.addEventListener('click', () => {
        window.focus();
        location.hash = addressOf(channelId);
        notification.close();
      });
    },
    ring: () => {
      audio ??= new AudioContext();
      for (const [index, hertz] of notes.entries())
        playNote(audio, hertz, audio.currentTime + index * noteSeconds);
    },
  };
}

function playNote(audio: AudioContext, hertz: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0.12, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + noteSeconds * 3);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + noteSeconds * 3);
}
