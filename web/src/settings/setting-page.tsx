import { lazy, type ComponentType } from 'react';
import { useParams } from 'react-router';
import { MissingPage } from '../app/missing-page.js';

const part = (load: () => Promise<ComponentType>): ComponentType =>
  lazy(async () => ({ default: await load() }));

const parts: Readonly<Record<string, ComponentType>> = {
  profile: part(async () => (await import('./profile-part.js')).ProfilePart),
  outreach: part(async () => (await import('./outreach-part.js')).OutreachPart),
  push: part(async () => (await import('./push-part.js')).PushPart),
  account: part(async () => (await import('./account-part.js')).AccountPart),
  devices: part(async () => (await import('./devices-part.js')).DevicesPart),
  usage: part(async () => (await import('./usage-part.js')).UsagePart),
  data: part(async () => (await import('./data-part.js')).DataPart),
};

/** One part of the settings, by its address. */
export function SettingPage() {
  const { part: name = '' } = useParams();
  const Part = Object.hasOwn(parts, name) ? parts[name] : undefined;
  return Part ? <Part /> : <MissingPage />;
}
