/** An address that a person supplied leads to this machine or its network, or doesn't use https (P66). */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
}

/** The response to a request to such an address is longer than allowed (P66). */
export class ResponseTooLarge extends Error {
  override readonly name = "ResponseTooLarge";
}
