import { Field, Float, ObjectType } from "type-graphql";

@ObjectType("Address", {
  simpleResolvers: true,
  description: "A postal address and, where the org has geocoded it, its place on the map.",
})
export class Address {
  @Field(() => String, { nullable: true, description: "Street and number; may hold several lines." })
  street?: string | null;

  @Field(() => String, { nullable: true, description: "City." })
  city?: string | null;

  @Field(() => String, { nullable: true, description: "State or province, by name." })
  state?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Code of the state or province, in orgs with state and country picklists.",
  })
  stateCode?: string | null;

  @Field(() => String, { nullable: true, description: "Postal code." })
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: "Country, by name." })
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "ISO 3166 code of the country, in orgs with state and country picklists.",
  })
  countryCode?: string | null;

  @Field(() => Float, { nullable: true, description: "Degrees north of the equator." })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: "Degrees east of Greenwich." })
  longitude?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "How exact `latitude` and `longitude` are, such as `Street` or `City`.",
  })
  geocodeAccuracy?: string | null;
}
