using Parapet.Guard;

namespace Parapet.Events.Tests;

[EventSchema("order.schema.json")]
internal sealed partial record Order;

[EventSchema("reading.schema.json")]
internal sealed partial record Reading;

[EventSchema("Schemas/reading.schema.json", RefuseUnknownProperties = true)]
internal sealed partial record StrictReading;
