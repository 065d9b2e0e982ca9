using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>A value written as one word.</summary>
internal abstract class TextConverter<T> : IYamlTypeConverter
    where T : struct
{
    public bool Accepts(Type type) => type == typeof(T) || type == typeof(T?);

    public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        var scalar = parser.Consume<Scalar>();
        return Read(scalar.Value) ?? throw new YamlException(scalar.Start, scalar.End, $"'{scalar.Value}' is not {Expected}.");
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
        emitter.Emit(new Scalar(Write((T)value!)));

    private protected abstract string Expected { get; }

    private protected abstract T? Read(string text);

    private protected abstract string Write(T value);
}

/// <summary>A day such as 2026-04-01.</summary>
internal sealed class DateOnlyText : TextConverter<DateOnly>
{
    private protected override string Expected => "a day such as 2026-04-01";

    private protected override DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private protected override string Write(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A time such as 08:30.</summary>
internal sealed class TimeOnlyText : TextConverter<TimeOnly>
{
    private protected override string Expected => "a time such as 08:30";

    private protected override TimeOnly? Read(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private protected override string Write(TimeOnly value) => value.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>A moment on the plant's clock such as 2026-04-01 13:30; a day alone is its beginning.</summary>
internal sealed class LocalTimeText : TextConverter<DateTime>
{
    private protected override string Expected => "a moment such as 2026-04-01 13:30";

    private protected override DateTime? Read(string text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private protected override string Write(DateTime value) => value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>A weekday: mon, tue, wed, thu, fri, sat, sun.</summary>
internal sealed class WeekdayText : TextConverter<DayOfWeek>
{
    private static readonly string[] Names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private protected override string Expected => "one of mon, tue, wed, thu, fri, sat, sun";

    private protected override DayOfWeek? Read(string text) => Array.IndexOf(Names, text) is >= 0 and var day ? (DayOfWeek)day : null;

    private protected override string Write(DayOfWeek value) => Names[(int)value];
}
