const PATHS = {
  copy:
    'M5.5 5.5V3a1 1 0 0 1 1-1H13a1 1 0 0 1 1 1v6.5a1 1 0 0 1-1 1h-2.5M3 5.5h6.5a1 1 0 0 1 1 1V13' +
    'a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V6.5a1 1 0 0 1 1-1z',
  tick: 'M3 8.5l3.2 3.2L13 4.8',
  cross: 'M4 4l8 8M12 4l-8 8',
  dash: 'M4 8h8',
  gear: 'M2.5 4.5h5M11.5 4.5h2M2.5 11.5h2M8.5 11.5h5M9.5 2.8v3.4M6.5 9.8v3.4',
  back: 'M10 3L5 8l5 5',
  ring: 'M8 3.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6z',
  mail: 'M2 3.8h12v8.4H2zM2 4.6l6 4.4 6-4.4',
  phone:
    'M3.2 2.4h2.5l1.1 3-1.6 1.2a8 8 0 0 0 4.2 4.2l1.2-1.6 3 1.1v2.5' +
    'a1 1 0 0 1-1 1A10.4 10.4 0 0 1 2.2 3.4a1 1 0 0 1 1-1z',
  clock: 'M8 2.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 0 0 8 2.4zM8 5v3.2l2.2 1.4',
  panel: 'M2.5 3h11v10h-11zM9.5 3v10',
  question: 'M5.6 5.8a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.9-1.1 1.7M8 12.2v.4',
} as const;

export type IconName = keyof typeof PATHS;

/** Decorative: its meaning always stands beside it in words. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
