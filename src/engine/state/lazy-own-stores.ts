import type { OwnStores } from '../../storage/own-stores';

/**
 * The stores. Their code is loaded when one is first used, because the background's first script must stay small. `make`
 * may throw where that code cannot be read; the call then rejects, and the next one tries again.
 */
export function lazyOwnStores(make: () => OwnStores): OwnStores {
  let made: OwnStores | undefined;
  const stores = () => {
    made ??= make();
    return made;
  };
  return {
    observations: {
      add: async (...given) => stores().observations.add(...given),
      history: async (...given) => stores().observations.history(...given),
      latest: async (...given) => stores().observations.latest(...given),
      since: async (...given) => stores().observations.since(...given),
      cursor: async () => stores().observations.cursor(),
      count: async () => stores().observations.count(),
      accounts: async () => stores().observations.accounts(),
      forget: async (...given) => stores().observations.forget(...given),
    },
    aside: {
      keep: async (...given) => stores().aside.keep(...given),
      move: async (...given) => stores().aside.move(...given),
      takeDue: async (...given) => stores().aside.takeDue(...given),
      count: async () => stores().aside.count(),
      drop: async (...given) => stores().aside.drop(...given),
      forget: async (...given) => stores().aside.forget(...given),
    },
    events: {
      apply: async (...given) => stores().events.apply(...given),
      replace: async (...given) => stores().events.replace(...given),
      page: async (...given) => stores().events.page(...given),
    },
    drift: {
      count: async (...given) => stores().drift.count(...given),
      all: async () => stores().drift.all(),
    },
    registers: {
      get: async (...given) => stores().registers.get(...given),
      set: async (...given) => stores().registers.set(...given),
      merge: async (...given) => stores().registers.merge(...given),
      rows: async () => stores().registers.rows(),
      drop: async (...given) => stores().registers.drop(...given),
    },
  };
}
