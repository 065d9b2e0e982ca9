using Monitoring.Domain.Quantities;

namespace Monitoring.Gateway.Decoding;

/// <summary>Turns definitions and mappings into routes, once at start.</summary>
internal static class DefinitionCompiler
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoExceptions = [];

    internal static IReadOnlyList<MeterRoute> Compile(
        IEnumerable<DefinitionFile> files, IReadOnlyList<MappingOptions> mappings, ClockRule clock, ICollection<string> errors)
    {
        var routes = new List<MeterRoute>();
        foreach (var file in files)
        {
            routes.AddRange(file.Definition.Payload == PayloadKind.Json ? Json(file, clock, errors) : Numbers(file, mappings, errors));
        }

        return routes;
    }

    private static IEnumerable<MeterRoute> Json(DefinitionFile file, ClockRule clock, ICollection<string> errors)
    {
        var definition = file.Definition;
        if (definition.Topics.Count == 0)
        {
            errors.Add(file.Error("topics", "\"topics\" is missing; say which topics these meters publish"));
        }

        var root = new PathNode(string.Empty);
        foreach (var rule in definition.Values)
        {
            if (rule.Path is not { Length: > 0 } path)
            {
                errors.Add(file.Error(rule.Quantity, "a value of a JSON payload needs a \"path\""));
            }
            else if (Target(file, rule, errors) is { } target)
            {
                root.Ensure(path).Add(target);
            }
        }

        foreach (var path in definition.QuantityKeys)
        {
            root.Ensure(path).HasQuantityKeys = true;
        }

        if (definition.Time is { } time)
        {
            root.Ensure(time.Path).IsTime = true;
        }

        var decoder = new JsonDecoder(root, definition.Time?.Unit ?? TimeUnit.Milliseconds, definition.Array, clock);
        return definition.Topics.Select(topic => new MeterRoute(TopicPattern.Parse(topic), definition.Except, definition.Meter, decoder));
    }

    private static List<MeterRoute> Numbers(DefinitionFile file, IReadOnlyList<MappingOptions> mappings, ICollection<string> errors)
    {
        var definition = file.Definition;
        var routes = new List<MeterRoute>();
        foreach (var rule in definition.Values)
        {
            if (rule.Topic is null)
            {
                errors.Add(file.Error(rule.Quantity, "a value of a number payload needs a \"topic\""));
            }
            else if (Target(file, rule, errors) is { } target)
            {
                routes.Add(new MeterRoute(TopicPattern.Parse(rule.Topic), definition.Except, definition.Meter, new NumberDecoder(target)));
            }
        }

        foreach (var mapping in definition.Mapped ? mappings : [])
        {
            if (QuantityCatalogue.TryGet(mapping.Quantity.AsSpan(), out var quantity))
            {
                var decoder = new NumberDecoder(new ValueTarget(quantity, mapping.Scale, mapping.Offset, mapping.DecimalComma));
                routes.Add(new MeterRoute(TopicPattern.OfFilter(mapping.Topic), NoExceptions, new MeterRule { Device = mapping.Meter }, decoder));
            }
        }

        return routes;
    }

    private static ValueTarget? Target(DefinitionFile file, ValueRule rule, ICollection<string> errors)
    {
        if (!QuantityCatalogue.TryGet(rule.Quantity.AsSpan(), out var quantity))
        {
            errors.Add(file.Error(rule.Quantity, $"'{rule.Quantity}' is no quantity; use one of {string.Join(", ", QuantityCatalogue.All)}"));
            return null;
        }

        if (!double.IsFinite(rule.Scale) || rule.Scale == 0 || !double.IsFinite(rule.Offset))
        {
            errors.Add(file.Error(rule.Quantity, "\"scale\" and \"offset\" must be finite numbers and the scale not 0"));
            return null;
        }

        return new ValueTarget(quantity, rule.Scale, rule.Offset);
    }
}
