// The nearest value that works: where a lever cannot stand, how far towards it can it go.

import { Refused, ask } from "./api.js";
import { asText } from "./amounts.js";
import { moved, part } from "./state.js";

const LOOKS = 7; // halvings
const FEW = 8; // futures: whether values go together is looked at before any is simulated

/**
 * Find the lever's place nearest to a refused one at which the state is answered, from where the scenario has it.
 * @returns {Promise<number | null>} the value there; null where it cannot be found
 */
export async function nearestThatWorks(state, { lever, track, number }, signal) {
  if (!lever || !Number.isFinite(number)) return null;
  const works = async (place) => {
    const text = asText(track.number(place), lever.unit);
    try {
      await ask("glance", moved(state, lever, text), { more: { draws: FEW, without: "data html" }, signal });
      return true;
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  };
  const own = track.place(lever.at);
  let [good, bad] = [own, track.place(number)];
  if (good === bad || !(await works(good))) return null;
  for (let looks = 0; looks < LOOKS && Math.abs(bad - good) > 1; looks++) {
    const middle = Math.round((good + bad) / 2);
    if (await works(middle)) good = middle;
    else bad = middle;
  }
  return good === own && part(lever.kind) === "set" ? lever.at : track.number(good);
}
