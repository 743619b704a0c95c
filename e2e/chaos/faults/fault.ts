import type { Wire } from '../clients/node-environment.ts';
import type { World } from '../harness/world.ts';
import type { BusLink } from '../product/bus-link.ts';
import type { Product } from '../product/product.ts';
import type { SmallDisk } from '../product/small-disk.ts';

/** What a fault has to work with. */
export interface Field {
  readonly product: Product;
  readonly world: World;
  /** The database's, if the fault asked for a small one. */
  readonly disk: SmallDisk | undefined;
  /** What the nodes' connections to NATS run through, if the fault asked for it. */
  readonly link: BusLink | undefined;
  /** One of several, by this round's chance. */
  readonly one: <T>(of: readonly T[]) => T;
}

/** Something that breaks, and is whole again. */
export interface Fault {
  readonly name: string;
  /** Makes room for it before anybody is there. */
  readonly prepare?: (product: Product) => Promise<void>;
  /** Breaks it while everyone talks. Resolves when whatever was broken runs again: that is the outage's end. */
  readonly inflict: (field: Field) => Promise<void>;
  /** What lies between the service and each socket; unset: nothing. */
  readonly wire?: () => Wire;
  /** Asks for a database on a disk of its own, so small. */
  readonly diskMegabytes?: number;
  /** Asks for something between the nodes and NATS. */
  readonly needsLink?: boolean;
  /** Only a cluster has what it breaks. */
  readonly isForMany?: boolean;
  /** Nothing breaks at all, so nothing is forgiven. */
  readonly isCalm?: boolean;
}
