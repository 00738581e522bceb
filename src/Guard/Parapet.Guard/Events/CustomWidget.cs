using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Parapet.Guard.Events;

/// <summary>
/// A dashboard of CloudWatch that asks a function for the content of a widget (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_about.html).
/// The parameters stand once more at the top of the event, where they are not read.
/// </summary>
/// <typeparam name="T">The parameters of the widget.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CustomWidget<T>
    where T : class, IEventContract<T>
{
    /// <summary>True when the dashboard asks for the documentation of the widget: the answer is Markdown.</summary>
    public bool? Describe { get; init; }

    /// <summary>The widget, and the dashboard around it. AWS documents that every call of a widget has it.</summary>
    public required CustomWidgetContext<T> WidgetContext { get; init; }
}

/// <summary>A call that asks for the documentation of a widget and has nothing else; the answer is Markdown.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CustomWidgetDescription
{
    /// <summary>Always true.</summary>
    public required bool Describe { get; init; }
}

/// <summary>A widget, and the dashboard around it.</summary>
/// <typeparam name="T">The parameters of the widget.</typeparam>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CustomWidgetContext<T>
    where T : class, IEventContract<T>
{
    /// <summary>The dashboard.</summary>
    [StringLength(255)]
    public required string DashboardName { get; init; }

    /// <summary>The widget.</summary>
    [StringLength(255)]
    public required string WidgetId { get; init; }

    /// <summary>The account.</summary>
    [StringLength(32)]
    public required string AccountId { get; init; }

    /// <summary>The address of the console.</summary>
    [StringLength(2048)]
    public string? Domain { get; init; }

    /// <summary>The language of the console.</summary>
    [StringLength(64)]
    public string? Locale { get; init; }

    /// <summary>The time zone of the dashboard.</summary>
    public CustomWidgetTimezone? Timezone { get; init; }

    /// <summary>The period of the dashboard, in seconds.</summary>
    public int? Period { get; init; }

    /// <summary>Whether the period follows from the time that is shown.</summary>
    public bool? IsAutoPeriod { get; init; }

    /// <summary>The time that is shown.</summary>
    public CustomWidgetTimeRange? TimeRange { get; init; }

    /// <summary><c>light</c> or <c>dark</c>.</summary>
    [StringLength(32)]
    public string? Theme { get; init; }

    /// <summary>Whether the widgets zoom together.</summary>
    public bool? LinkCharts { get; init; }

    /// <summary>The title of the widget.</summary>
    [StringLength(4096)]
    public string? Title { get; init; }

    /// <summary>What the user typed into the widget's forms.</summary>
    public CustomWidgetForms? Forms { get; init; }

    /// <summary>The parameters of the widget.</summary>
    public T? Params { get; init; }

    /// <summary>The width in pixels.</summary>
    [Range(0, int.MaxValue)]
    public int? Width { get; init; }

    /// <summary>The height in pixels.</summary>
    [Range(0, int.MaxValue)]
    public int? Height { get; init; }
}

/// <summary>A time zone.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CustomWidgetTimezone
{
    /// <summary>Its name.</summary>
    [StringLength(64)]
    public string? Label { get; init; }

    /// <summary>Its offset: <c>+00:00</c>.</summary>
    [JsonPropertyName("offsetISO"), StringLength(16)]
    public string? OffsetIso { get; init; }

    /// <summary>Its offset in minutes.</summary>
    public int? OffsetInMinutes { get; init; }
}

/// <summary>The time that a dashboard shows.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CustomWidgetTimeRange
{
    /// <summary><c>relative</c> or <c>absolute</c>.</summary>
    [StringLength(32)]
    public string? Mode { get; init; }

    /// <summary>The beginning, in milliseconds since 1970.</summary>
    public required long Start { get; init; }

    /// <summary>The end, in milliseconds since 1970.</summary>
    public required long End { get; init; }

    /// <summary>How far back it begins, in milliseconds.</summary>
    public long? RelativeStart { get; init; }

    /// <summary>The part that the user zoomed to.</summary>
    public CustomWidgetZoom? Zoom { get; init; }
}

/// <summary>A part of the time that a dashboard shows.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CustomWidgetZoom
{
    /// <summary>The beginning, in milliseconds since 1970.</summary>
    public required long Start { get; init; }

    /// <summary>The end, in milliseconds since 1970.</summary>
    public required long End { get; init; }
}

/// <summary>What a user typed into the forms of a widget.</summary>
[EventContract(AllowUnknownProperties = true)]
public sealed partial record CustomWidgetForms
{
    /// <summary>The values of all fields, under their names.</summary>
    public ImmutableDictionary<string, string>? All { get; init; }
}
