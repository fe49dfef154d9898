import { createInstance } from '@module-federation/runtime';
import React, { type ComponentType } from 'react';
import ReactDOM from 'react-dom';

interface Manifest {
  remoteName: string;
  remoteEntryUrl: string;
  version: string;
  components: { id: string; expose: string }[];
}

export interface RemoteComponentProps {
  activityDetails: unknown;
  /** Returns nothing, whatever happens. */
  onSubmit: (dataPoints: Record<string, unknown>) => void;
}

const shared = <T>(module: T) => ({
  version: React.version,
  lib: () => module,
  strategy: 'loaded-first' as const,
  shareConfig: { singleton: true, requiredVersion: false as const },
});

const loaded = new Map<string, Promise<ComponentType<RemoteComponentProps>>>();

/** Loads a component once, as Awell's hosts do: by its id, from the manifest of an extension server. */
export function loadComponent(
  extensionsUrl: string,
  id: string,
): Promise<ComponentType<RemoteComponentProps>> {
  const component = loaded.get(id) ?? load(extensionsUrl, id);
  loaded.set(id, component);
  return component;
}

async function load(
  extensionsUrl: string,
  id: string,
): Promise<ComponentType<RemoteComponentProps>> {
  const manifestUrl = new URL('/v2/components/manifest', extensionsUrl);
  const response = await fetch(manifestUrl, { cache: 'no-store' });
  const manifest = (await response.json()) as Manifest;
  const component = manifest.components.find((each) => each.id === id);
  if (!component) throw new Error(`${manifestUrl.href} has no component ${id}.`);

  const federation = createInstance({
    name: 'naviPortal',
    remotes: [
      { name: manifest.remoteName, entry: new URL(manifest.remoteEntryUrl, manifestUrl).href },
    ],
    shared: { react: shared(React), 'react-dom': shared(ReactDOM) },
  });
  const exposed = component.expose.replace(/^\.\//, '');
  const module = await federation.loadRemote<{ default: ComponentType<RemoteComponentProps> }>(
    `${manifest.remoteName}/${exposed}`,
  );
  if (!module) throw new Error(`${manifest.remoteName} does not expose ${exposed}.`);
  return module.default;
}
