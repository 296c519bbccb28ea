/** What the server says of its world, by the names the window's parts use; `cardstudio/simulator/typed_dicts.py` says more. */
import type { Shapes } from "../web/api-types.ts";

export type Boot = Shapes["SimPage"];
export type State = Shapes["SimState"];
export type Person = Shapes["SimPerson"];
export type ChatView = Shapes["SimChat"];
export type MessageView = Shapes["SimMessage"];
export type CallView = Shapes["SimCall"];
export type FaultsView = Shapes["SimFaults"];
/** What single APIs come to, `config` among them: a number to fail with, or no answer at all. */
export type ApiFaults = FaultsView["apis"];
/** What a real client was seen to answer, and how far it got before; see `recordings.py`. */
export type RawAnswer = Shapes["SimAnswer"];
export type KnownAnswer = Shapes["SimKnownAnswer"];
/** What the pickers offer. */
export type PickerData = Shapes["SimPicker"];
export type Delivery = Shapes["SimDelivery"];
export type Sent = Shapes["SimSent"];
