/** The time zone of this device; undefined if the browser does not say. */
export const zoneOfDevice = (): string | undefined => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone === '' || timeZone === 'Etc/Unknown' ? undefined : timeZone;
};

/** The IANA time zones to choose from, with the one that is chosen already. */
export function timeZones(chosen: string | null): readonly string[] {
  const all = new Set(Intl.supportedValuesOf('timeZone'));
  for (const zone of [chosen, zoneOfDevice()]) if (zone) all.add(zone);
  return [...all].toSorted();
}

/** A zone as people read it: America/New York. */
export const zoneName = (zone: string): string => zone.replaceAll('_', ' ');
